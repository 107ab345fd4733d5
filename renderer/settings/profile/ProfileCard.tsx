import { Flex, Radio, Tag, Typography, theme } from 'antd';
import { type Confidence, confidenceLabels } from '#shared/rules/provenance.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import { saySource } from '#shared/rules/saySource.ts';
import { sayProfile } from '#shared/scans/sayProfile.ts';

const colours: Readonly<Record<Confidence, string>> = { high: 'success', medium: 'default', low: 'warning' };

/** One profile: its demands in plain words, who says so, as of when, and how sure that is. */
export function ProfileCard({
  profile,
  chosen,
  provinceName,
}: {
  profile: ScanProfile;
  chosen: boolean;
  provinceName: (code: string) => string;
}) {
  const { token } = theme.useToken();
  const words = sayProfile(profile, provinceName);
  return (
    <div
      style={{
        padding: '12px 16px',
        borderRadius: token.borderRadiusLG,
        border: `1px solid ${chosen ? token.colorPrimary : token.colorBorderSecondary}`,
        background: chosen ? token.colorPrimaryBg : token.colorBgContainer,
      }}
    >
      <Flex gap={8} wrap align="center">
        <Radio value={profile.id}>
          <Typography.Text strong>{profile.label}</Typography.Text>
        </Radio>
        <Tag color={colours[profile.confidence]} variant="filled">
          {confidenceLabels[profile.confidence]}
        </Tag>
        <Typography.Text type="secondary" className="beian-number">
          截至 {profile.asOf}
        </Typography.Text>
      </Flex>
      <dl
        style={{
          display: 'grid',
          gridTemplateColumns: 'max-content 1fr',
          gap: '2px 16px',
          margin: '8px 0 8px 24px',
        }}
      >
        {words.pictures.map(({ of, limits }) => (
          <Demand key={of} of={of} demand={limits} />
        ))}
        <Demand of="格式" demand={words.formats} />
        <Demand of="证件有效期" demand={words.certificates} />
        <Demand of="授权书" demand={words.letters} />
      </dl>
      <Typography.Paragraph type="secondary" style={{ margin: '0 0 0 24px' }}>
        {profile.note}出处：{saySource(profile.source)}。
      </Typography.Paragraph>
    </div>
  );
}

function Demand({ of, demand }: { of: string; demand: string }) {
  return (
    <>
      <dt>
        <Typography.Text type="secondary">{of}</Typography.Text>
      </dt>
      <dd style={{ margin: 0 }}>
        <Typography.Text>{demand}</Typography.Text>
      </dd>
    </>
  );
}
