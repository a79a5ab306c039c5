// What to do about a variable that hides what has to be known.

export const expandFirst =
  'variables are set where the image is built: write the value out, or check a copy of the file with it filled in';
