// How a build backend finds the modules of a project that says nothing of them: it ends where none of these is there.

export interface ModuleSearch {
  /** Beside pyproject.toml. */
  readonly modules?: (name: string) => readonly string[];
  /** Whether it looks for them in every folder there too. */
  readonly inFolders?: true;
  /** The table of `[tool]` in which a project says otherwise. */
  readonly table?: readonly [tool: string, table: string];
  /** The file in which it may say so too. */
  readonly file?: string;
}

const beside = (name: string): readonly string[] => [name, `${name}.py`, `src/${name}`, `src/${name}.py`];
const escaped = (name: string): string => name.replaceAll(/[-_.]+/g, '_');

/**
 * As hatchling 1.27, flit_core 3.12, poetry-core 2.1, pdm-backend 2.4, uv_build 0.8 and scikit-build-core 0.11 do, each asked by
 * `pip wheel` of a project without the file. setuptools goes on without each of them.
 */
const backends: readonly (readonly [prefix: string, ModuleSearch])[] = [
  [
    'hatchling',
    {
      // The name as it is written keeps its dots; `backend/my_app` is a namespace's.
      modules: (name) => [escaped(name).toLowerCase(), escaped(name), name.replaceAll(/[^\w.]+/g, '_')].flatMap(beside),
      inFolders: true,
      table: ['hatch', 'build'],
      file: 'hatch.toml',
    },
  ],
  // `my.app` is a module of the namespace `my`.
  [
    'flit_core',
    { modules: (name) => beside(name.replaceAll('-', '_').replaceAll('.', '/')), table: ['flit', 'module'] },
  ],
  ['poetry.core', {}],
  ['pdm.backend', {}],
  [
    'uv_build',
    {
      modules: (name) => {
        const module = escaped(name).toLowerCase();
        return [`src/${module}`, `src/${module.replace(/_stubs$/, '-stubs')}`];
      },
      table: ['uv', 'build-backend'],
    },
  ],
  ['scikit_build_core', {}],
];

/** Undefined for a backend that goes on without, or that nobody has asked. */
export function backendModules(backend: string): ModuleSearch | undefined {
  return backends.find(([prefix]) => backend === prefix || backend.startsWith(`${prefix}.`))?.[1];
}
