// What images set themselves, that paths in a Dockerfile hang on: their folder and variables.

interface ImageSettings {
  readonly workdir: string;
  readonly environment: Readonly<Record<string, string>>;
}

const settings: readonly (readonly [image: RegExp, settings: ImageSettings])[] = [
  [
    /(?:^|\/)(?:lambda\/python|aws-lambda-python)(?:[:@]|$)/,
    { workdir: '/var/task', environment: { LAMBDA_TASK_ROOT: '/var/task', LAMBDA_RUNTIME_DIR: '/var/runtime' } },
  ],
  [/(?:^|\/)ubi\d+\/python-/, { workdir: '/opt/app-root/src', environment: { APP_ROOT: '/opt/app-root' } }],
  [/(?:^|\/)tiangolo\/uvicorn-gunicorn/, { workdir: '/app', environment: {} }],
  [/(?:^|\/)jupyter\/[a-z-]+notebook(?:[:@]|$)/, { workdir: '/home/jovyan', environment: { HOME: '/home/jovyan' } }],
  [/(?:^|\/)mambaorg\/micromamba(?:[:@]|$)/, { workdir: '/tmp', environment: {} }],
  [/(?:^|\/)azure-functions\/python(?:[:@]|$)/, { workdir: '/', environment: {} }],
];

/** By the image's reference; most set nothing of the kind. */
export function imageSettings(base: string): ImageSettings {
  return settings.find(([image]) => image.test(base))?.[1] ?? { workdir: '/', environment: {} };
}
