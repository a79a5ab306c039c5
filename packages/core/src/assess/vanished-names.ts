// Names that a project imports of another one whose later versions have them no more, without a bound in its metadata.

export interface VanishedName {
  /** Normalised, as `of`. */
  readonly name: string;
  /** A specifier set (PEP 440). */
  readonly versions: string;
  readonly of: string;
  /** The versions of `of` that still have it. */
  readonly admits: string;
  readonly import: string;
}

/** Each installed with each other from wheels on CPython 3.9 and imported: the last that works and the first that does not. */
export const vanishedNames: readonly VanishedName[] = [
  // Jinja2 2.8.1 to 2.11.3
  { name: 'jinja2', versions: '<3', of: 'markupsafe', admits: '<2.1', import: 'soft_unicode' },
  // Flask 0.12.5 to 1.1.4, whose last two have bounds of their own
  { name: 'flask', versions: '<2', of: 'itsdangerous', admits: '<2.1', import: 'json' },
  { name: 'flask', versions: '<1.1', of: 'jinja2', admits: '<3.1', import: 'Markup' },
  { name: 'flask', versions: '>=1.1,<2', of: 'jinja2', admits: '<3.1', import: 'escape' },
  { name: 'flask', versions: '>=1.1,<2', of: 'werkzeug', admits: '<2.1', import: 'BaseResponse' },
  // 1.0.4, and 2.0.3 to 2.2.3; 2.2.4 does without
  { name: 'flask', versions: '<1.1', of: 'werkzeug', admits: '<3', import: 'url_quote' },
  { name: 'flask', versions: '>=2,<2.2.4', of: 'werkzeug', admits: '<3', import: 'url_quote' },
];
