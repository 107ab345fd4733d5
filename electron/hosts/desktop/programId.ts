/**
 * The program's name among programs: `appId` in electron-builder.yml.
 *
 * Windows shows notifications only of a program whose Start menu entry carries the very id it announces itself with;
 * the installer writes `appId` there.
 */
export const programId = 'org.beiandesk.desktop';
