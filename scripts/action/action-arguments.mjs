// The inputs of action.yml → the command's arguments, and its report → the step's outputs.

import { resolve } from 'node:path';

/**
 * The command's arguments.
 *
 * @param inputs of action.yml, by the names of their variables; empty where they were not given
 * @param files where the reports for the runner go
 */
export function actionArguments(inputs, files) {
  const each = (flag, values) => values.flatMap((value) => [flag, value]);
  const paths = lines(inputs.INPUT_FILES);
  return [
    ...each('--base', words(inputs.INPUT_BASE)),
    ...each('--platform', words(inputs.INPUT_PLATFORM)),
    ...each('--fail-on', words(inputs.INPUT_FAIL_ON)),
    ...each('--baseline', lines(inputs.INPUT_BASELINE)),
    ...each('--format', [
      'terminal',
      `github=${files.annotations}`,
      `markdown=${files.summary}`,
      `json=${files.json}`,
      ...askedReports(inputs),
    ]),
    ...shellWords(inputs.INPUT_ARGS),
    ...(paths.length > 0 ? ['--', ...paths] : []),
  ];
}

/** `NAME=FILE` of every report that the inputs ask for. */
function askedReports(inputs) {
  return [...lines(inputs.INPUT_SARIF_FILE).map((file) => `sarif=${file}`), ...words(inputs.INPUT_FORMAT)];
}

/**
 * The step's outputs.
 *
 * @param answered the JSON report, undefined where the run ended without one, and what counts in it as a build
 * @returns name → value
 */
export function actionOutputs(inputs, code, jsonFile, { report, isToBuild }) {
  return {
    'exit-code': String(code),
    'to-build': report ? String(report.packages.filter(({ results }) => results.some(isToBuild)).length) : '',
    'json-file': report ? jsonFile : '',
    reports: (report ? askedReports(inputs) : [])
      .map((asked) => resolve(asked.slice(asked.indexOf('=') + 1)))
      .join('\n'),
  };
}

function lines(text = '') {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function words(text = '') {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Split at white space, quotes taken away; nothing is expanded. */
function shellWords(text = '') {
  return (text.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []).map((word) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
}
