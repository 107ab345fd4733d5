import { PageTitle } from '../parts/PageTitle.tsx';

export function SettingsScreen() {
  return <PageTitle title="设置" />;
}
