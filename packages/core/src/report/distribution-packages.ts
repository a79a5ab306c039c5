// Packages of a distribution that bring what a requirement asks for: `python3-numpy` of apt, `py3-numpy` of apk. pip sees them, and leaves alone what fits.

import { ownValue } from '../text/own-value.ts';
import { normalizeName } from '../packaging/name.ts';

/** Where the package is named after the module, and the project is not. */
const projects: Readonly<Record<string, string>> = {
  bs4: 'beautifulsoup4',
  cairo: 'pycairo',
  crypto: 'pycrypto',
  dateutil: 'python-dateutil',
  dbus: 'dbus-python',
  git: 'gitpython',
  gi: 'pygobject',
  jwt: 'pyjwt',
  ldap: 'python-ldap',
  magic: 'python-magic',
  mysqldb: 'mysqlclient',
  nacl: 'pynacl',
  openssl: 'pyopenssl',
  pil: 'pillow',
  serial: 'pyserial',
  skimage: 'scikit-image',
  sklearn: 'scikit-learn',
  usb: 'pyusb',
  yaml: 'pyyaml',
  zmq: 'pyzmq',
};

/**
 * @param packages of the distribution that are there
 * @param asked the projects that are installed
 * @returns each project that is there already, with the package that brings it
 */
export function distributionPackages(
  packages: readonly string[],
  asked: ReadonlySet<string>,
): readonly { readonly name: string; readonly from: string }[] {
  return packages.flatMap((from) => {
    const [, module] = /^(?:python3|py3)-(.+)$/.exec(from) ?? [];
    if (module === undefined) return [];
    const name = ownValue(projects, module) ?? normalizeName(module);
    return asked.has(name) ? [{ name, from }] : [];
  });
}
