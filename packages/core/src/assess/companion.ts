// Packages that work only beside certain versions of another one, which their metadata does not say. A row needs a source: both installed
// with each other by a real pip.

export interface Companion {
  /** Normalised, as `beside`. */
  readonly name: string;
  /** A specifier set (PEP 440). */
  readonly versions: string;
  readonly beside: string;
  /** The versions of `beside` that it works with. */
  readonly admits: string;
  /**
   * Both hold the library of that name in versions that must be one, it was compiled for what is named, imports it of the other,
   * or uses it there once it is imported.
   */
  readonly tie: { readonly kind: 'holds' | 'made-for' | 'imports' | 'uses'; readonly what: string };
  /** What fails, as a clause; absent: to import it. */
  readonly fails?: string;
  /** The versions of the package that work with what this row does not admit, where no other row tells them. */
  readonly instead?: string;
  readonly source: string;
}

/** Installed with each other from wheels on CPython 3.12 and imported: xmlsec 1.3.14, 1.3.16 and 1.3.17 with lxml 4.9.4 to 6.1.0. */
const xmlsec = (versions: string, admits: string): Companion => ({
  name: 'xmlsec',
  versions,
  beside: 'lxml',
  admits,
  tie: { kind: 'holds', what: 'libxml2' },
  source: 'xmlsec/python-xmlsec#316; import xmlsec: lxml & xmlsec libxml2 library version mismatch',
});

/**
 * Installed from wheels beside numpy 2.4.6 on CPython 3.11 and imported: a version below the bound stops, and the bound's own does
 * not. Later ones were compiled with NumPy 2, which serves both. Versions between that ask for numpy<2 themselves are not hurt by a row.
 */
const numpy1 = (name: string, below: string, from = '0'): Companion => ({
  name,
  versions: `>=${from},<${below}`,
  beside: 'numpy',
  admits: '<2',
  tie: { kind: 'made-for', what: 'NumPy 1' },
  source: 'import: numpy.dtype size changed, or numpy.core.multiarray failed to import',
});

/** Installed with each other from wheels on CPython 3.9 and imported: the last that works and the first that does not. */
const vanished = (name: string, versions: string, beside: string, admits: string, what: string): Companion => ({
  name,
  versions,
  beside,
  admits,
  tie: { kind: 'imports', what },
  source: `import: cannot import name '${what}' from '${beside}'`,
});

/**
 * Installed with each other on CPython 3.9 and used (SQLAlchemy(), a table, a row; in SQLite's memory, in a file, and the address of a
 * PostgreSQL and a MySQL server): the last that works and the first that does not.
 */
const flaskSqlalchemy = (
  versions: string,
  [beside, admits]: readonly [beside: string, admits: string],
  what: string,
  fails: string,
  error: string,
): Companion => ({
  name: 'flask-sqlalchemy',
  versions,
  beside,
  admits,
  tie: { kind: 'uses', what },
  fails,
  source: error,
});

const making = 'making SQLAlchemy() fails';

export const companions: readonly Companion[] = [
  xmlsec('==1.3.14', '>=5.1,<5.4'),
  xmlsec('>=1.3.16,<1.4', '>=6'),
  numpy1('pandas', '2.2.2'),
  numpy1('scikit-learn', '1.4.2'),
  numpy1('opencv-python', '4.10'),
  numpy1('opencv-python-headless', '4.10'),
  numpy1('opencv-contrib-python', '4.10'),
  numpy1('opencv-contrib-python-headless', '4.10'),
  numpy1('matplotlib', '3.8.4'),
  numpy1('pyarrow', '16'),
  numpy1('h5py', '3.11'),
  numpy1('tables', '3.10'),
  numpy1('netcdf4', '1.7'),
  numpy1('cftime', '1.6.4'),
  numpy1('numexpr', '2.10'),
  numpy1('bottleneck', '1.4'),
  numpy1('scikit-image', '0.23'),
  // Of 1.8 numpy is an extra: 1.8.5.post1 beside numpy 2.0.0 is imported.
  numpy1('shapely', '2.0.4', '2'),
  numpy1('pywavelets', '1.6'),
  numpy1('pycocotools', '2.0.8'),
  numpy1('rasterio', '1.3.10'),
  numpy1('fastparquet', '2024.5'),
  numpy1('catboost', '1.2.7'),
  numpy1('pyerfa', '2.0.1.4'),
  numpy1('scs', '3.2.5'),
  numpy1('spacy', '3.7.4'),
  numpy1('thinc', '8.2.3'),
  // 0.9.2 from a wheel on CPython 3.12, trained and asked: beside numpy 1.26.4 all works, beside 2.5.5 all but this.
  {
    name: 'fasttext-wheel',
    versions: '<=0.9.2',
    beside: 'numpy',
    admits: '<2',
    tie: { kind: 'uses', what: 'numpy.array(copy=False) where it must copy' },
    fails: 'predict() of one text fails',
    source: 'ValueError: Unable to avoid copy while creating an array as requested',
  },
  // Jinja2 2.8.1 to 2.11.3
  vanished('jinja2', '<3', 'markupsafe', '<2.1', 'soft_unicode'),
  // Flask 0.12.5 to 1.1.4, whose last two have bounds of their own
  vanished('flask', '<2', 'itsdangerous', '<2.1', 'json'),
  vanished('flask', '<1.1', 'jinja2', '<3.1', 'Markup'),
  vanished('flask', '>=1.1,<2', 'jinja2', '<3.1', 'escape'),
  vanished('flask', '>=1.1,<2', 'werkzeug', '<2.1', 'BaseResponse'),
  // 1.0.4, and 2.0.3 to 2.2.3; 2.2.4 does without
  vanished('flask', '<1.1', 'werkzeug', '<3', 'url_quote'),
  vanished('flask', '>=2,<2.2.4', 'werkzeug', '<3', 'url_quote'),
  // 2.1 and 2.4.4 with SQLAlchemy 1.3.24 and 1.4.0, 2.5.0 with 1.4.0; in memory, and with PostgreSQL, they work
  flaskSqlalchemy(
    '>=2.1,<2.5',
    ['sqlalchemy', '<1.4'],
    'addresses of databases that can be changed',
    'no SQLite file and no MySQL server can be connected to',
    "AttributeError: can't set attribute; 'immutabledict' object has no attribute 'setdefault'",
  ),
  // 2.5.1 and 3.0.1 with SQLAlchemy 1.4.54 and 2.0.0, 3.0.2 with both
  {
    ...flaskSqlalchemy(
      '>=2.5,<3.0.2',
      ['sqlalchemy', '<2'],
      'sqlalchemy.__all__',
      making,
      "AttributeError: module 'sqlalchemy' has no attribute '__all__'",
    ),
    instead: '>=3.0.2',
  },
  // 2.1 and 2.4.4 with Flask 2.0.3 and Werkzeug 2.0.3, and with Flask 2.2.5, which requires Werkzeug 2.2; 2.5.0 with 2.2.0
  flaskSqlalchemy(
    '>=2.1,<2.5',
    ['flask', '<2.2'],
    '__ident_func__ of its stacks',
    making,
    "AttributeError: '_FakeStack' object has no attribute '__ident_func__'",
  ),
  // 2.5.1 with Flask 2.3.3 and 3.0.0, 3.0.0 with Flask 3.0.0
  { ...vanished('flask-sqlalchemy', '>=2.5,<3', 'flask', '<3', '_app_ctx_stack'), instead: '>=3' },
];
