import { writeFileSync } from 'node:fs';
import { schemaPath, schemaText } from './schemaText.ts';

// Rewrites electron/backend/vault/schema.sql after a migration was added.
writeFileSync(schemaPath, schemaText());
