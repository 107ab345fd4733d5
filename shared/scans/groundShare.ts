/** From this share of colour on, a paper has a ground and a border of its own: letters with a seal have up to 0.12, certificates from 0.13. */
export const groundShare = 0.125;
