// A Dockerfile is only said to install nothing of Python's where every command is one of which that is known.

import { describe, expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const refused = (from: string, line: string): Promise<unknown> =>
  planDockerfile(dockerfilePlan(`FROM ${from}\nCOPY . /app\nWORKDIR /app\n${line}\n`)).catch((error: unknown) => error);

describe('what nobody knows may install', () => {
  it.each([
    'RUN ./bootstrap',
    'RUN /app/scripts/bootstrap',
    'RUN ./test',
    'RUN ["./bootstrap"]',
    'RUN gosu app ./bootstrap',
    'RUN su app -c ./bootstrap',
    'RUN bash -c "$(cat deps.sh)"',
    'RUN eval "$(cat deps)"',
    'RUN sh < deps',
    'RUN $CMD install -r requirements.txt',
    'ARG PIP=\nRUN $PIP install numpy==1.26.0',
    'ARG VENV\nRUN $VENV/bin/setup',
    'RUN test -f deps && ./deps',
    'RUN setup() { ./deps; }; setup',
    'RUN mise install',
    'RUN devbox run setup',
    'RUN setup-all now',
    'RUN bazel build //...',
    'RUN apt-get update && apt-get install -y nodejs && node deps.js',
    'RUN perl deps.pl',
    'RUN apt-get update && apt-get install -y npm && npm run python-deps',
    'RUN go run ./cmd/deps',
    'RUN gradle pipInstall',
    'RUN mvn exec:exec',
    'RUN find . -name setup -exec {} \\;',
    'RUN apt-get update && apt-get install -y python3-numpy',
  ])('%s', async (line) => {
    expect(await refused('python:3.12-slim', line)).toMatchObject({
      code: 'usage',
      reason: expect.stringMatching(/what it installs is not known|which program CMD stands for is not known/),
    });
  });

  it('ONBUILD, which runs in the images that are built on it', async () => {
    expect(await refused('python:3.12-slim', 'ONBUILD RUN pip install -r requirements.txt')).toMatchObject({
      code: 'usage',
      reason: 'line 4: ONBUILD RUN pip install -r requirements.txt: it runs in the images that are built on this one',
    });
  });

  it.each(['mycorp/ml-base', 'mycorp/golang', 'registry.example/golang', 'node:8-onbuild', '$BASE'])(
    'FROM %s',
    async (from) => {
      expect(await refused(from, 'CMD ["app"]')).toMatchObject({ code: 'usage' });
    },
  );
});

describe('where nothing can be judged', () => {
  const shows = 'wheelcheck explain Dockerfile shows what was understood';
  it.each<
    readonly [what: string, from: string, command: string, files: Readonly<Record<string, string>>, error: object]
  >([
    [
      'the image and the line are the reason, and no file is named that is not there',
      'company.example/ml:1',
      'RUN pip install six -f https://links.example/',
      {},
      {
        message: 'nothing that Dockerfile installs can be judged',
        reason: expect.stringMatching(
          /^line 1: nothing is known of the image company\.example\/ml:1: .*; line 2: pip install six .*: what --find-links/,
        ),
        hint: shows,
      },
    ],
    [
      'a file that is there is named, with a base that is known',
      'company.example/ml:1',
      'RUN pip install six -f https://links.example/',
      { 'requirements.txt': 'six\n' },
      { hint: `${shows}\na file by itself: wheelcheck requirements.txt --base IMAGE (one that is known)` },
    ],
    [
      'a file that is there, on the Dockerfile',
      'python:3.12-slim',
      'RUN pip install six -f https://links.example/',
      { 'poetry.lock': '' },
      { hint: `${shows}\na file by itself: wheelcheck poetry.lock --base Dockerfile` },
    ],
    [
      'a long command is named by its first words, and what helps at its line is told first',
      'python:3.12-slim',
      `COPY . .\nRUN python pin.py c.txt\nRUN pip install -c c.txt ${'six '.repeat(40)}attrs`,
      { 'c.txt': '' },
      {
        reason: `line 4: pip install -c c.txt ${'six '.repeat(10)}…: c.txt is changed in the image (line 3)`,
        hint: expect.stringMatching(
          /^line 4: wheelcheck six .* attrs -c c\.txt --base Dockerfile judges it as it stands.*\nwheelcheck explain/,
        ),
      },
    ],
    ['nothing is installed', 'python:3.12-slim', 'RUN true', {}, { code: 'empty', hint: shows }],
  ])('%s', async (_what, from, command, files, error) => {
    const plan = dockerfilePlan(`FROM ${from}\n${command}\n`, files);
    await expect(planDockerfile(plan)).rejects.toMatchObject(error);
  });
});

describe('what is known to install nothing of Python', () => {
  it.each([
    ['golang:1.24', 'RUN go mod download && CGO_ENABLED=0 go build -o /bin/app ./...'],
    ['golang:1.24-alpine', 'RUN apk add --no-cache git && go test ./... && go install example.com/tool@latest'],
    ['node:22-alpine', 'RUN npm ci --omit=dev && npm run build:prod && npm cache clean --force'],
    ['node:22', 'RUN corepack enable && yarn && yarn build'],
    ['node:22', 'RUN pnpm install --frozen-lockfile && pnpm -r run build'],
    ['oven/bun:1', 'RUN bun install && bun run build'],
    ['rust:1', 'RUN cargo build --release --locked && cp target/release/app /usr/local/bin/'],
    ['maven:3-eclipse-temurin-21', 'RUN mvn -B -q package -DskipTests'],
    ['gradle:8', 'RUN gradle clean :app:bootJar --no-daemon -x test'],
    ['eclipse-temurin:21', 'RUN ./mvnw package && java -Djarmode=layertools -jar app.jar extract'],
    ['mcr.microsoft.com/dotnet/sdk:9.0', 'RUN dotnet restore && dotnet publish -c Release -o /out'],
    ['php:8-apache', 'RUN docker-php-ext-install pdo_mysql && a2enmod rewrite && composer install'],
    ['ruby:3.3', 'RUN bundle config set without dev && bundle install'],
    ['nginx:alpine', 'RUN rm -rf /usr/share/nginx/html/* && chown -R nginx /var/cache/nginx'],
    ['gcr.io/distroless/static-debian12', 'USER 65532'],
    ['scratch', 'CMD ["/app"]'],
    [
      'debian:12',
      'RUN apt-get update && apt-get install -y curl && curl -fsSLO https://files.example/a.tar && tar xf a.tar',
    ],
    ['alpine:3.20', 'RUN addgroup -S app && adduser -S app -G app && install -d -o app /data'],
    ['python:3.12-slim', 'RUN python -m venv /venv && pip install --upgrade pip\nONBUILD COPY . /app'],
  ])('FROM %s, %s', async (from, line) => {
    expect(await refused(from, line)).toMatchObject({ code: 'empty' });
  });
});
