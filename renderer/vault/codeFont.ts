/** Faces in which no letter looks like a digit. */
export const codeFont = 'Consolas, Menlo, "DejaVu Sans Mono", "Liberation Mono", monospace';
