/** Which backup, and how, is told once. */
export const seeWayOut = '怎么办，见下面的“恢复办法”。';
