// How a file was read, for the header: a kind with what its words need. The words are report's.

export type ManifestRemark =
  /** Without it, or without dependencies in it, every package counts as main. */
  | { readonly kind: 'no-pyproject' | 'unstated-dependencies' | 'no-project' }
  /** Without pyproject.toml extras of the project count as groups. */
  | { readonly kind: 'extras-as-groups' }
  | { readonly kind: 'includes'; readonly paths: readonly string[] }
  | { readonly kind: 'locked-python'; readonly python: string }
  /** `pip lock` names files of one machine. */
  | { readonly kind: 'one-machine' }
  | { readonly kind: 'workspace'; readonly root: string; readonly others: number };
