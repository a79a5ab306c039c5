// tiangolo's images for FastAPI: the python image of the day on which they were built.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const tiangoloFamily: ImageFamily = listedFamily({
  id: 'tiangolo',
  repositories: ['tiangolo/uvicorn-gunicorn-fastapi'],
  ownPackages: 'fastapi, uvicorn and gunicorn',
  brings: 'its server with the settings of that',
  open: true,
});
