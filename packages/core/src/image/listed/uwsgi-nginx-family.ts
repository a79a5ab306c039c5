// tiangolo's images for Flask: the python image of the day on which they were built, with nginx and uWSGI.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const uwsgiNginxFamily: ImageFamily = listedFamily({
  id: 'uwsgi-nginx',
  repositories: ['tiangolo/uwsgi-nginx-flask', 'tiangolo/uwsgi-nginx'],
  ownPackages: 'uwsgi, and flask in uwsgi-nginx-flask',
  brings: 'nginx and uWSGI with their settings',
  open: true,
});
