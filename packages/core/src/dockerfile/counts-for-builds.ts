// Which packages of distributions may count for what is installed: of programs, certificates and services no build asks, and no wheel loads them.

/** They bring no compiler, no header and no library that is linked. */
const asideOfBuilds: ReadonlySet<string> = new Set(
  `apt-transport-https apt-utils bash bash-completion busybox-extras ca-certificates coreutils cron curl dos2unix dumb-init
  findutils gnupg gnupg2 gosu grep gzip htop iproute2 iputils iputils-ping jq less lsb-release lsof nano net-tools netcat
  netcat-openbsd netcat-traditional nginx openssh openssh-client openssh-server procps redis-tools rsync sed shadow
  software-properties-common su-exec sudo supervisor tar telnet tini tree tzdata unzip vim vim-tiny wait-for-it wget which zip`.split(
    /\s+/,
  ),
);

export function countsForBuilds(name: string): boolean {
  return !asideOfBuilds.has(name);
}
