// Types of action-arguments.mjs for the tests.

interface JsonResult {
  readonly rules: readonly string[];
  readonly suppressed: { readonly rule: string } | null;
}

export type ActionInputs = Readonly<Record<string, string | undefined>>;

export function actionArguments(
  inputs: ActionInputs,
  files: { readonly annotations: string; readonly json: string; readonly summary: string },
): readonly string[];

export function actionOutputs(
  inputs: ActionInputs,
  code: number,
  jsonFile: string,
  answered: {
    readonly report: { readonly packages: readonly { readonly results: readonly JsonResult[] }[] } | undefined;
    readonly isToBuild: (result: JsonResult) => boolean;
  },
): Readonly<Record<'exit-code' | 'to-build' | 'json-file' | 'reports', string>>;
