import { PageTitle } from '../parts/PageTitle.tsx';

export function ScansScreen() {
  return <PageTitle title="扫描检查" />;
}
