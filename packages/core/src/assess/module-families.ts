// Projects whose releases put the same module into an installation: what is installed last overwrites files of the other, and no
// installer says so (pip 23.2.1 installs opencv-python and opencv-python-headless side by side, and pip check finds nothing).

import { isWithin } from './with-companions.ts';

/**
 * The module, then who holds it; a range where other versions are an empty shim that requires the real one, or an error:
 * pinecone 5.0.1, python-Levenshtein 0.20, tensorflow-gpu 2.12. What each holds is recorded (fixtures/module-families.json).
 */
const rows = `
cv2 opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless
onnxruntime onnxruntime onnxruntime-gpu onnxruntime-openvino onnxruntime-training
tensorflow tensorflow tensorflow-cpu tensorflow-gpu<2.12 intel-tensorflow
psycopg2 psycopg2 psycopg2-binary
PIL pillow pillow-simd
faiss faiss-cpu faiss-gpu faiss-gpu-cu12
xgboost xgboost xgboost-cpu
open3d open3d open3d-cpu
paddle paddlepaddle paddlepaddle-gpu
cupy cupy cupy-cuda11x cupy-cuda12x
mxnet mxnet mxnet-cu112
dlib dlib dlib-bin
Crypto pycrypto pycryptodome
jwt jwt pyjwt
serial serial pyserial
slugify python-slugify unicode-slugify
kafka kafka kafka-python kafka-python-ng
ffmpeg ffmpeg ffmpeg-python python-ffmpeg
discord discord-py py-cord
pinecone pinecone>=5.1 pinecone-client
fitz fitz pymupdf
telegram telegram python-telegram-bot
bson bson pymongo
snappy snappy python-snappy
MySQLdb mysqlclient mysql-python
Levenshtein levenshtein python-levenshtein<0.13
suds suds suds-jurko
webrtcvad webrtcvad webrtcvad-wheels
pysqlite3 pysqlite3 pysqlite3-binary
vcf pyvcf pyvcf3
fasttext fasttext fasttext-wheel`;

export interface ModuleFamily {
  readonly module: string;
  /** Empty: all versions. */
  readonly versions: string;
}

/** By the name of each project. */
export const moduleFamilies: ReadonlyMap<string, ModuleFamily> = new Map(
  rows
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [module = '', ...members] = row.split(' ');
      return members.map((member): [string, ModuleFamily] => {
        const [, name = '', versions = ''] = /^([a-z0-9-]+)(.*)$/.exec(member) ?? [];
        return [name, { module, versions }];
      });
    }),
);

/** Smaller wheels hold metadata alone: tensorflow 2.15.0 for aarch64 has 2151 bytes and requires tensorflow-cpu-aws. */
const LEAST = 4096;

/** The module that a release holds and that another project's holds as well. */
export function sharedModule(
  name: string,
  version: string | undefined,
  wheelSize: number | undefined,
): string | undefined {
  const family = moduleFamilies.get(name);
  if (family === undefined || (wheelSize !== undefined && wheelSize < LEAST)) return undefined;
  const { module, versions } = family;
  return versions === '' || (version !== undefined && isWithin(version, versions)) ? module : undefined;
}
