// Projects that hold the same modules as another and have wheels where that one has none: which one is to stand in for which. That
// two of them do not go side by side is told by assess/module-families.ts, which has others that nobody takes for each other (jwt, PyJWT).

import { normalizeName, type PackageName } from '../packaging/name.ts';

export interface Alternative {
  readonly name: string;
  /** Who says that one can stand in for the other. */
  readonly source: string;
  /** Whether its versions have nothing to do with those of the other: the newest is the one. */
  readonly apart?: true | undefined;
}

/** Only those under which every import stays as it is: PyMySQL, say, is no mysqlclient. */
const rows: readonly (readonly [name: string, alternative: string, source: string, apart?: true])[] = [
  // The binary one brings libpq and OpenSSL of its own, so psycopg advises to build psycopg2 for production.
  ['psycopg2', 'psycopg2-binary', "what psycopg2's own setup.py advises where it cannot be built"],
  ['uwsgi', 'pyuwsgi', 'pyuwsgi README: a full drop-in replacement, with the script uwsgi and uwsgidecorators'],
  ['pycrypto', 'pycryptodome', 'PyCryptodome README: an almost drop-in replacement for PyCrypto'],
  ['sklearn', 'scikit-learn', 'scikit-learn/sklearn-pypi-package: sklearn is deprecated, install scikit-learn'],
  ['distribute', 'setuptools', 'its own README: it was merged into setuptools, which is all that 0.7 asks for', true],
  ['tensorflow-gpu', 'tensorflow', "tensorflow-gpu's own setup.py: identical since TensorFlow 2.1, install tensorflow"],
  ['pytorch', 'torch', "pytorch's own setup.py: the package named for PyTorch is torch"],
  [
    'python-levenshtein',
    'levenshtein',
    'rapidfuzz/python-Levenshtein README: renamed, the old name only depends on the new',
  ],
  ['opencv-python', 'opencv-python-headless', 'opencv/opencv-python README: the same cv2, without windows on a screen'],
  ['suds-jurko', 'suds', 'suds-community/suds README: the community fork of the same client, with the module suds'],
  ['webrtcvad', 'webrtcvad-wheels', 'webrtcvad-wheels README: a fork that releases wheels of the same module'],
  ['pysqlite3', 'pysqlite3-binary', 'coleifer/pysqlite3 README: the same module with an SQLite of its own'],
  ['pyvcf', 'pyvcf3', 'dridk/PyVCF3: the module vcf without use_2to3'],
  ['dlib', 'dlib-bin', 'alesanfra/dlib-wheels: dlib built, with the module dlib'],
  ['fasttext', 'fasttext-wheel', 'its wheels, seen: the modules fasttext and fasttext_pybind of fasttext 0.9.2'],
  [
    'opencv-contrib-python',
    'opencv-contrib-python-headless',
    'opencv/opencv-python README: the same cv2, without windows on a screen',
  ],
];

/** By the name that each stands in for. */
export const alternatives: ReadonlyMap<PackageName, Alternative> = new Map(
  rows.map(([name, alternative, source, apart]) => [
    normalizeName(name),
    { name: normalizeName(alternative), source, apart },
  ]),
);
