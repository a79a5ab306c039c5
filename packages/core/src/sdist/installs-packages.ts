// Whether a build script has pip install further packages, which no resolver sees: tensorrt 8.6.1 brings tensorrt_libs from an index of NVIDIA's.

/** As the arguments of a program, as a command of a shell, or by a call of pip's own function. */
const calls: readonly RegExp[] = [
  /['"]-m['"]\s*,\s*['"]pip['"]\s*,\s*['"]install['"]/,
  /[[(]\s*['"]pip3?['"]\s*,\s*['"]install['"]/,
  /\b(?:system|popen|Popen|call|check_call|check_output|run)\s*\(\s*\[?\s*f?['"](?:[^'"\s]*python[^'"\s]*\s+-m\s+)?pip3?\s+install\b/,
  /\b(?:pip\w*|_internal)\.?main\s*\(\s*\[\s*['"]install['"]/,
];

export function installsPackages(code: string): boolean {
  return calls.some((call) => call.test(code));
}
