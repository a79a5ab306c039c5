// What Python's standard library has lost and gained: modules, names of modules, built-in names. Asked of CPython 2.7.18, 3.6.15,
// 3.7.16, 3.8.18, 3.9.18, 3.10.13, 3.11.7, 3.12.1 and 3.13.0; what 3.14 removed is from its What's New.

import type { PythonRange, PythonRelease } from './python-release.ts';

const lost: readonly (readonly [since: PythonRelease, names: string])[] = [
  [
    [3, 0],
    `ConfigParser Cookie HTMLParser Queue SocketServer StringIO Tkinter __builtin__ cPickle cStringIO commands compiler cookielib
    copy_reg dummy_thread exceptions htmlentitydefs httplib md5 new popen2 sets sha thread urllib2 urlparse user xmlrpclib
    itertools.imap itertools.izip os.environ.has_key os.getcwdu os.popen2 os.popen3 string.join string.letters string.lower string.maketrans
    string.replace string.split string.strip string.upper sys.exc_clear sys.maxint types.ClassType types.ListType
    types.StringType types.StringTypes urllib.quote urllib.urlencode urllib.urlopen urllib.urlretrieve`,
  ],
  [[3, 7], 'os.errno'],
  [[3, 8], 'macpath cgi.escape platform.dist platform.linux_distribution platform.popen time.clock'],
  [[3, 9], 'dummy_threading base64.decodestring base64.encodestring fractions.gcd'],
  [
    [3, 10],
    `formatter parser symbol collections.Callable collections.Iterable collections.Iterator collections.Mapping
    collections.MutableMapping collections.MutableSequence collections.MutableSet collections.Sequence collections.Set`,
  ],
  [[3, 11], 'binhex asyncio.coroutine inspect.formatargspec inspect.getargspec'],
  [
    [3, 12],
    `asynchat asyncore imp smtpd configparser.SafeConfigParser importlib.find_loader locale.format pkgutil.ImpImporter
    ssl.match_hostname ssl.wrap_socket`,
  ],
  [
    [3, 13],
    `aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap msilib nis nntplib ossaudiodev pipes sndhdr spwd sunau telnetlib
    typing.io typing.re uu xdrlib unittest.findTestCases unittest.makeSuite`,
  ],
  [[3, 14], 'ast.Bytes ast.NameConstant ast.Num ast.Str pkgutil.find_loader pkgutil.get_loader'],
];

/** Not what others brought to older Pythons: `enum34`, `configparser`, `future`. */
const gained: readonly (readonly [until: PythonRelease, names: string])[] = [
  [[3, 0], 'urllib.error urllib.parse urllib.request'],
  [[3, 8], 'importlib.metadata'],
  [[3, 9], 'graphlib zoneinfo'],
  [[3, 11], 'tomllib'],
];

/** Names that Python 2 has without an import. */
const lostBuiltins =
  'apply basestring buffer cmp coerce execfile file intern long raw_input reduce reload unichr unicode xrange';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const ranges: ReadonlyMap<string, PythonRange> = new Map<string, PythonRange>([
  ...lost.flatMap(([since, names]) => words(names).map((name) => [name, { since }] as const)),
  ...gained.flatMap(([until, names]) => words(names).map((name) => [name, { until }] as const)),
]);

/**
 * Which Pythons are without a module or a name of one; undefined where it is not one of those that came or went.
 *
 * @param name as a script would write it with `import`: `imp`, `collections.Mapping`
 */
export function missingIn(name: string): PythonRange | undefined {
  return ranges.get(name);
}

export const removedBuiltins: ReadonlySet<string> = new Set(words(lostBuiltins));

/** Those of Python 3.13 by name (`sys.stdlib_module_names`): Python 3 takes them before a module beside the one that imports it. */
export const standardModules: ReadonlySet<string> = new Set(
  words(`
    abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar cmath
    cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg
    csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings ensurepip enum errno
    faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob
    graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools json keyword
    linecache locale logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt
    ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib
    poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random
    re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site
    smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct
    subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this threading time timeit
    tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest
    urllib uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib
    zoneinfo`),
);
