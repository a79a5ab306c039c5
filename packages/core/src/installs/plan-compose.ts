// A compose file → the installations of a check: those of every service that is built, by its Dockerfile.

import type { ComposeProject } from '../compose/compose-project.ts';
import { isFetched } from '../compose/read-service.ts';
import { WheelcheckError } from '../error.ts';
import type { UncheckedLine } from '../target/target-stage.ts';
import type { StageStop } from '../target/stage-stop.ts';
import { firstWords } from '../text/first-words.ts';
import { listWords } from '../text/list-words.ts';
import { shellWord } from '../text/shell-word.ts';
import { alsoUnchecked } from './also-unchecked.ts';
import { type ComposeSource, projectOf } from './compose-source.ts';
import { installationsIn } from './plan-dockerfile.ts';
import type { DockerfilePlan, PlannedInstallation } from './planned-installation.ts';
import { idleServices } from './idle-services.ts';
import { withNames } from './build-context.ts';
import { type BuiltService, dockerfileOf, inFolder, requestsOf } from './service-build.ts';
import { installingStarts, startingServices, type StartingService, startRemark } from './starting-services.ts';
import { isStop, placeOf, stageStop, uncheckedLine } from './unchecked-line.ts';
import type { UnjudgedLine } from './judged-stage.ts';

export interface ComposePlan extends ComposeSource, Omit<DockerfilePlan, 'dockerfile' | 'requests' | 'context'> {}

/** What the services of a compose file install. */
export interface PlannedProject {
  /** None where no service installs what can be judged. */
  readonly installations: readonly PlannedInstallation[];
  /** What is worth telling where there are none, a sentence each; else they have it. */
  readonly remarks: readonly string[];
  /** Services of an image that install when they start: nothing of them is judged. */
  readonly starting: readonly StartingService[];
}

/** @throws WheelcheckError `compose` where the file cannot be read; where nothing can be judged, why a service cannot be */
export async function planCompose(plan: ComposePlan): Promise<PlannedProject> {
  const project = await projectOf(plan);
  const services = builtServices(project);
  const fetched = services.filter(({ build }) => isFetched(build.context));
  const parts = await Promise.all(
    services.filter((each) => !fetched.includes(each)).map((service) => serviceInstallations(service, plan)),
  );
  const unchecked = [
    ...fetched.map(({ name, build: { path, line, context } }) => ({
      path,
      line,
      text: `${name} is built from ${context}`,
      why: 'which the builder fetches',
    })),
    ...parts.flatMap((part) => part.unchecked),
    ...(await installingStarts(project, plan.read)),
  ];
  const starting = await startingServices(project, plan.read);
  const [first, ...others] = parts.flatMap((part) => part.installations);
  const stops = parts.flatMap((part) => part.stops);
  const error = parts.find((part) => part.error !== undefined)?.error;
  if (first === undefined && error !== undefined) throw error;
  const remarks = [
    ...project.remarks,
    ...idleServices(parts.flatMap((part) => part.idle ?? [])),
    ...starting.map(startRemark),
  ];
  if (first === undefined) return { installations: [], remarks, starting };
  const telling = { ...alsoUnchecked(first, unchecked, stops), remarks: [...remarks, ...(first.remarks ?? [])] };
  return { installations: [telling, ...others], remarks: [], starting };
}

/** Services that are built in the same way, by the first of them. */
function builtServices({ services }: ComposeProject): readonly BuiltService[] {
  const groups = new Map<
    string,
    {
      readonly first: BuiltService;
      readonly names: string[];
      readonly commands: unknown[];
      readonly variables: string[];
    }
  >();
  for (const { build, ...service } of services) {
    if (build === undefined) continue;
    const { line: _line, argPlaces: _places, ...what } = build;
    const key = JSON.stringify([what, service.platform]);
    const known = groups.get(key);
    const { name, command, variables = [] } = service;
    if (known === undefined)
      groups.set(key, { first: { ...service, build }, names: [name], commands: [command], variables: [...variables] });
    else {
      known.names.push(name);
      known.commands.push(command);
      known.variables.push(...variables);
    }
  }
  return [...groups.values()].map(({ first, names, commands, variables }) => ({
    ...first,
    name: listWords(names),
    startsOtherwise: !commands.includes(undefined),
    variables,
  }));
}

interface ServicePart extends Omit<PlannedProject, 'starting' | 'remarks'> {
  /** Where it installs nothing that is judged. */
  readonly idle?: BuiltService;
  /** Where nothing of it is judged. */
  readonly unchecked: readonly UncheckedLine[];
  /** Where its build surely ends, where nothing of it is judged. */
  readonly stops: readonly StageStop[];
  readonly error?: WheelcheckError | undefined;
}

/** One service that cannot be judged stops none of the others. */
async function serviceInstallations(service: BuiltService, plan: ComposePlan): Promise<ServicePart> {
  const { path } = plan.compose;
  const { name, line, build } = service;
  try {
    return await judgedService(service, plan);
  } catch (error) {
    if (!(error instanceof WheelcheckError)) throw error;
    const text = `${name} is built from ${build.context}`;
    const { message: why, hint: remedy } = error;
    return { installations: [], unchecked: [{ path, line, text, why, remedy }], stops: [], error };
  }
}

async function judgedService(service: BuiltService, plan: ComposePlan): Promise<ServicePart> {
  const { name, build } = service;
  const dockerfile = await dockerfileOf(service, plan);
  const { names } = plan.read;
  const { installations, unchecked } = await installationsIn({
    ...plan,
    dockerfile,
    requests: requestsOf(service, dockerfile, plan),
    context: {
      folders: [
        withNames(
          (path) => plan.read(inFolder(build.context, path)),
          names && ((folder) => names(inFolder(build.context, folder))),
        ),
      ],
      absent: () => ({
        where: `not in ${build.context}, the context of ${name}`,
        hint: `check context and dockerfile of ${name} in ${plan.compose.path}`,
      }),
    },
  });
  if (installations.length > 0)
    return {
      installations: installations.map((one) => ({
        ...one,
        targets: one.targets.map(({ stage, ...target }) => ({
          ...target,
          ...(stage && { stage: { ...stage, service: name } }),
        })),
      })),
      unchecked: [],
      stops: [],
    };
  const stops = unchecked.filter(isStop);
  return {
    installations,
    ...(unchecked.length > 0 ? {} : { idle: service }),
    unchecked: unchecked
      .filter((each) => !isStop(each))
      .map((each) => ({ path: dockerfile.path, ...uncheckedLine(each) })),
    stops: stops.map((each) => ({ path: dockerfile.path, ...stageStop(each), of: name })),
    error: stopError(name, dockerfile.path, stops) ?? unchecked.find(({ error }) => error !== undefined)?.error,
  };
}

/** What ends the run where no service installs what can be judged. */
function stopError(name: string, path: string, [stop]: readonly UnjudgedLine[]): WheelcheckError | undefined {
  if (stop === undefined) return undefined;
  return new WheelcheckError({
    code: 'usage',
    message: `docker build of ${name} stops at ${placeOf(stop, path)} (${firstWords(stop.text)})`,
    reason: stop.why,
    hint: stop.remedy ?? `wheelcheck explain ${shellWord(path)} shows what was understood`,
  });
}
