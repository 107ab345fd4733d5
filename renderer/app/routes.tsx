import { createHashRouter } from 'react-router';
import { Waiting } from '../parts/Waiting.tsx';
import { Shell } from './Shell.tsx';

/** Every place of the desk. The hash keeps addresses inside the page, the same in all hosts. Screens load on demand. */
export function createRoutes() {
  return createHashRouter([
    {
      element: <Shell />,
      // What stands there while the first screen loads.
      hydrateFallbackElement: <Waiting what="正在打开" />,
      children: [
        { index: true, lazy: async () => ({ Component: (await import('../board/BoardScreen.tsx')).BoardScreen }) },
        { path: 'cases', lazy: async () => ({ Component: (await import('../cases/CasesScreen.tsx')).CasesScreen }) },
        {
          path: 'cases/:caseNumber/:tab?',
          lazy: async () => ({ Component: (await import('../case/CaseScreen.tsx')).CaseScreen }),
        },
        { path: 'scans', lazy: async () => ({ Component: (await import('../scans/ScansScreen.tsx')).ScansScreen }) },
        {
          path: 'import',
          lazy: async () => ({ Component: (await import('../exchange/ImportScreen.tsx')).ImportScreen }),
        },
        {
          path: 'settings/:section?',
          lazy: async () => ({ Component: (await import('../settings/SettingsScreen.tsx')).SettingsScreen }),
        },
      ],
    },
  ]);
}
