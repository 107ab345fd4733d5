import { Tabs } from 'antd';
import { type ComponentType, lazy, Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import { addresses } from '../app/addresses.ts';
import { PageTitle } from '../parts/PageTitle.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { type SettingsSection, settingsSections } from './sections.ts';

const contents: Readonly<Record<SettingsSection, ComponentType>> = {
  agency: lazy(async () => ({ default: (await import('./agency/AgencySection.tsx')).AgencySection })),
  profile: lazy(async () => ({ default: (await import('./profile/ProfileSection.tsx')).ProfileSection })),
  vault: lazy(async () => ({ default: (await import('./vault/VaultSection.tsx')).VaultSection })),
  backups: lazy(async () => ({ default: (await import('./backups/BackupsSection.tsx')).BackupsSection })),
  retention: lazy(async () => ({ default: (await import('./retention/RetentionSection.tsx')).RetentionSection })),
  access: lazy(async () => ({ default: (await import('./access/AccessSection.tsx')).AccessSection })),
  rules: lazy(async () => ({ default: (await import('./rules/RulesSection.tsx')).RulesSection })),
  own: lazy(async () => ({ default: (await import('./OwnRulesSection.tsx')).OwnRulesSection })),
  look: lazy(async () => ({ default: (await import('./LookSection.tsx')).LookSection })),
  about: lazy(async () => ({ default: (await import('./AboutSection.tsx')).AboutSection })),
};

/** The settings, a part at a time. */
export function SettingsScreen() {
  const { section = 'agency' } = useParams();
  const navigate = useNavigate();
  return (
    <div style={{ maxWidth: 960 }}>
      <PageTitle title="设置" />
      <Tabs
        activeKey={section}
        onTabClick={(id) => void navigate(addresses.settings(id), { replace: id === section })}
        destroyOnHidden
        items={settingsSections.map(({ id, label }) => {
          const Content = contents[id];
          return {
            key: id,
            label,
            children: (
              <Suspense fallback={<Waiting what="正在打开" />}>
                <Content />
              </Suspense>
            ),
          };
        })}
      />
    </div>
  );
}
