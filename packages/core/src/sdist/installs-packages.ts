// Whether a build script has pip install further packages, which no resolver sees: tensorrt 8.6.1 brings tensorrt_libs from an index of NVIDIA's.

/** As the arguments of a program, as a command of a shell, or by a call of pip's own function. */
const calls: readonly RegExp[] = [
  /['"]-m['"]\s*,\s*['"]pip['"]\s*,\s*['"]install['"]([^\])]{0,500})/g,
  /[[(]\s*['"]pip3?['"]\s*,\s*['"]install['"]([^\])]{0,500})/g,
  /\b(?:system|popen|Popen|call|check_call|check_output|run)\s*\(\s*\[?\s*f?['"](?:[^'"\s]*python[^'"\s]*\s+-m\s+)?pip3?\s+install\b([^'"]{0,500})/g,
  /\b(?:pip\w*|_internal)\.?main\s*\(\s*\[\s*['"]install['"]([^\])]{0,500})/g,
];

/** @param required names that are there by then, which pip leaves as they are: fasttext 0.9.3 asks it for the pybind11 that its pyproject.toml requires */
export function installsPackages(code: string, required: ReadonlySet<string> = new Set()): boolean {
  return calls.some((call) =>
    [...code.matchAll(call)].some(({ 1: given = '' }) => {
      const words = given.split(/[\s,]+/).filter((word) => word !== '');
      const names = words.map((word) =>
        word
          .replace(/^['"]|['"]$/g, '')
          .toLowerCase()
          .replace(/[-_.]+/g, '-'),
      );
      return names.length === 0 || !names.every((name) => required.has(name));
    }),
  );
}
