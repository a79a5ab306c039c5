// Packages of a distribution that only builds ask for, or that the official python images have themselves: without a build they go.

const tools: ReadonlySet<string> = new Set(
  `alpine-sdk build-base build-essential base-devel binutils gcc g++ gcc-c++ gfortran clang musl libc6-compat libstdc++
  libgcc make cmake ninja meson patch autoconf automake libtool pkgconf pkgconfig pkg-config cargo rust rustc rustup
  linux-headers patchelf python python3 python-is-python3 python3-venv python3-pip python3-setuptools python3-wheel
  python3-distutils py3-pip py3-setuptools py3-wheel py-pip py-setuptools`.split(/\s+/),
);

export function goesWithBuilds(name: string): boolean {
  return tools.has(name) || /(?:-dev|-devel|-headers)$/.test(name) || /^python3(?:\.\d+)?(?:-dev|-venv)?$/.test(name);
}
