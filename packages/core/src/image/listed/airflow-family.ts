// Apache Airflow's images: Debian, and the Python that the tag names.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const airflowFamily: ImageFamily = listedFamily({
  id: 'airflow',
  repositories: ['apache/airflow'],
  ownPackages: 'apache-airflow, its providers and all that they require',
  brings: 'Airflow',
  open: true,
});
