import type { Finding } from '../filing/finding.ts';
import type { ScanProfile } from '../rules/rulePack.ts';
import { contentLabels, usualExtensions } from './contentType.ts';
import { demandedBy } from './demanded.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import type { ScanFacts } from './scanFacts.ts';

/** Content, name and number of pages of a readable picture. */
export function judgeFormat(facts: ScanFacts, demands: ScanDemands, judge: Judge): Finding[] {
  const found: Finding[] = [];
  if (!accepts(demands.profile, facts)) found.push(wrongFormat(facts, demands, judge));
  else if (!namedAfterContent(facts)) found.push(wrongExtension(facts, judge));
  if (facts.pages > 1) {
    found.push(
      judge('scan.pages', {
        weight: 'should',
        where: 'pages',
        message: `这个文件里有 ${facts.pages} 页（帧），本程序只检查了第 1 页，平台一般也只显示第 1 页。`,
        remedy:
          facts.contentType === 'tiff'
            ? '请把它拖到“收件”，每一页会变成一张图片，再把需要的那一页放进来。'
            : '请用看图软件把需要的那一帧另存为 JPG，再放进来。',
      }),
    );
  }
  return found;
}

/** True when the profile takes this content; a profile that names no format takes all. */
export function accepts(profile: ScanProfile, { contentType }: ScanFacts): boolean {
  return profile.formats.length === 0 || profile.formats.includes(contentType);
}

/** The content is not one the platform takes. Also used for contents the desk does not decode. */
export function wrongFormat(facts: ScanFacts, { profile }: ScanDemands, judge: Judge): Finding {
  const { contentType } = facts;
  const wanted = profile.formats.map((format) => contentLabels[format]).join('、');
  const disguised = namedAfterContent(facts) ? '' : `文件名虽然写着 .${facts.extension ?? ''}，`;
  const first = profile.formats.includes('jpeg') ? 'JPG' : wanted;
  return judge('scan.format', {
    ...demandedBy(profile),
    where: 'contentType',
    message: `${disguised}文件内容是 ${contentLabels[facts.contentType]}，“${profile.label}”只收 ${wanted}。`,
    // What is opened here is turned into what the platform takes when the package is made.
    remedy: turnedHere(facts)
      ? `不用请客户重发：生成提交包时会自动另做一份 ${first}，原图不动；只改文件名没有用。`
      : contentType === 'heic'
        ? '请在手机“设置-相机-格式”里选“兼容性最佳”后重拍，或用看图软件打开后另存为 JPG；只改文件名没有用。'
        : contentType === 'pdf'
          ? '请把它拖到“收件”，每一页会变成一张图片，再把要交的那一页放进来；只改文件名没有用。'
          : `请用看图软件打开后另存为 ${first}，或请客户重新拍照；只改文件名没有用。`,
  });
}

/** Contents of which the desk makes copies itself, where the file is sound. */
function turnedHere({ contentType, unreadable }: ScanFacts): boolean {
  return unreadable === null && ['jpeg', 'png', 'webp', 'tiff', 'gif', 'heic'].includes(contentType);
}

function wrongExtension({ extension, contentType }: ScanFacts, judge: Judge): Finding {
  const [right = ''] = usualExtensions[contentType];
  const label = contentLabels[contentType];
  return judge('scan.extension', {
    weight: 'should',
    where: 'extension',
    message: extension
      ? `文件名的后缀是 .${extension}，内容其实是 ${label}；上传时平台可能按后缀判断而拒收。`
      : `文件名没有后缀，内容是 ${label}；上传时可能选不中这个文件。`,
    remedy: `生成提交包时文件名会自动写对；自己上传的，请把后缀改成 .${right}，图片内容不用动。`,
  });
}

/** True when the name ends the way files of this content do. Contents without usual endings never contradict. */
function namedAfterContent({ extension, contentType }: ScanFacts): boolean {
  const usual = usualExtensions[contentType];
  return usual.length === 0 || (extension !== null && usual.includes(extension));
}
