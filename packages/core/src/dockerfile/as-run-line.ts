// What to do about scripts, Makefiles and programs that install by themselves, in the imperative.

export const asRunLine = 'write what is installed there as RUN lines with pip, uv, Poetry, pipenv or PDM';
