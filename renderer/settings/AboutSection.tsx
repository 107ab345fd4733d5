import { Flex, Typography, theme } from 'antd';
import { useDesk } from '../app/deskContext.ts';
import { LicenceList } from './LicenceList.tsx';

const promises = [
  '不联网：不上传资料，不检查更新，不统计使用情况。',
  '资料库整个加密，连同里面的图片。没有口令或恢复码，谁也打不开。',
  '收到的原件原样保存，从不改动；文书和卷宗都另外生成。',
  '身份证号和手机号平时只显示头尾，按住才看得到全部，看过会记进访问记录。',
  '只有您保存、打印或导出的文件会离开资料库，请自己管好它们。',
];

/** Which program this is, what it does with data, and what it is made of. */
export function AboutSection() {
  const { host } = useDesk();
  const { token } = theme.useToken();
  return (
    <Flex vertical gap={24}>
      <div>
        <Typography.Title level={2} style={{ margin: 0, fontSize: token.fontSizeHeading4 }}>
          备案工作台
        </Typography.Title>
        <Typography.Text type="secondary">
          版本 {host.version}（{host.kind === 'desktop' ? '桌面版' : '在浏览器中打开'}）
        </Typography.Text>
      </div>
      <section aria-labelledby="about-data">
        <Typography.Title level={2} id="about-data" style={{ margin: '0 0 8px', fontSize: token.fontSizeLG }}>
          它怎样对待您的资料
        </Typography.Title>
        <ul style={{ margin: 0, paddingInlineStart: 20, lineHeight: 1.9 }}>
          {promises.map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="about-licences">
        <Typography.Title level={2} id="about-licences" style={{ margin: '0 0 8px', fontSize: token.fontSizeLG }}>
          用到的组件和许可
        </Typography.Title>
        <LicenceList />
      </section>
    </Flex>
  );
}
