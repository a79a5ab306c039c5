// Where the code of the thread lies that reads pages: beside this file, named alike. In the command this is another file than in the package.

export const pageWorkerFile = import.meta.filename.replace(/[^/\\]+(?=\.\w+$)/, 'page-worker');
