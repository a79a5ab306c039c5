// Types of action-arguments.mjs for the tests.

export type ActionInputs = Readonly<Record<string, string | undefined>>;

export function actionArguments(
  inputs: ActionInputs,
  files: { readonly annotations: string; readonly json: string; readonly summary: string },
): readonly string[];

export function actionOutputs(
  inputs: ActionInputs,
  code: number,
  jsonFile: string,
  report: { readonly packages: readonly { readonly results: readonly object[] }[] } | undefined,
): Readonly<Record<'exit-code' | 'to-build' | 'json-file' | 'reports', string>>;
