// What flit_core writes: [project], or, before its version 4, the older [tool.flit.metadata].

import { tableAt } from '../../sdist/build-system.ts';
import { brokenAt, type Place, stringOf, stringsOf, tableOf } from '../../toml/toml-table.ts';
import { admitsSince } from './admits-since.ts';
import { type LocalMetadata, toMetadata } from './local-metadata.ts';
import type { LocalProject } from './local-project.ts';
import { standardProject, withDynamic } from './standard-project.ts';

/** @throws WheelcheckError `file-broken` where flit_core refuses the project */
export function flitMetadata(project: LocalProject): LocalMetadata {
  const { folder, system } = project;
  const path = `${folder}/pyproject.toml`;
  const standard = standardProject(project);
  if (standard)
    return toMetadata(
      withDynamic(standard, (field) => {
        throw brokenAt({ path, what: '[project]' }, `${field} is dynamic, which flit does not support`);
      }),
    );
  const place: Place = { path, what: '[tool.flit.metadata]' };
  const flit = tableAt(system.document, 'tool', 'flit', 'metadata');
  if (admitsSince(system.requires, 'flit-core', '4')) throw brokenAt(place, 'flit_core 4 reads [project] alone');
  const extras = tableOf(flit, 'requires-extra', place);
  return toMetadata({
    name: stringOf(flit, 'dist-name', place) ?? stringOf(flit, 'module', place),
    requiresPython: { value: stringOf(flit, 'requires-python', place) },
    dependencies: { value: stringsOf(flit, 'requires', place) },
    optionalDependencies: {
      value: new Map(Object.keys(extras).map((extra) => [extra, stringsOf(extras, extra, place)])),
    },
  });
}
