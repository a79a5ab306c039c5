// Images of other languages and of servers: what is built on one by their own tools installs for no Python.

import { parseImageReference } from '../image/image-ref.ts';
import { officialPlace } from '../image/official.ts';

/** The official ones; what others make of them has names of its own. */
const official =
  'golang node rust maven gradle eclipse-temurin openjdk amazoncorretto ibm-semeru-runtimes sapmachine tomcat jetty clojure php composer ruby haskell swift dart elixir erlang julia gcc nginx httpd caddy traefik haproxy busybox postgres mysql mariadb mongo redis valkey memcached rabbitmq elasticsearch influxdb registry docker hello-world'.split(
    ' ',
  );

const others =
  /^(?:gcr\.io\/distroless\/(?:static|base|base-nossl|cc|java\d*|nodejs\d*)(?:-debian\d+)?|mcr\.microsoft\.com\/dotnet\/[\w/-]+|oven\/bun|denoland\/deno|nginxinc\/nginx-unprivileged)$/;

export function isForeignImage(base: string): boolean {
  const reference = parseImageReference(base);
  if (!reference.ok) return false;
  const { host, path, tag = '' } = reference.value;
  // `node:8-onbuild` installs what its children have.
  if (/onbuild/.test(tag)) return false;
  const place = officialPlace(reference.value, official);
  // A registry that nobody knows may hold something else by the same name.
  if (place !== undefined && place.assumed === undefined) return true;
  return others.test(host === undefined ? path : `${host}/${path}`);
}
