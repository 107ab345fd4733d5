import { type Agency, emptyAgency } from '#shared/filing/agency.ts';
import { all, get, type ReadDatabase, run, sql, stamp, transaction, updateOne, type WriteDatabase } from '../sql.ts';

/** The agency; empty until it has been saved. */
export function getAgency(db: ReadDatabase): Agency {
  const row = get<Omit<Agency, 'phones' | 'staff'>>(
    db,
    sql`SELECT name, credit_code AS creditCode, address, contact_name AS contactName, contact_phone AS contactPhone
      FROM agency WHERE id = 1`,
  );
  if (!row) return emptyAgency;
  const phones = all<{ phone: string }>(db, sql`SELECT phone FROM agency_phones ORDER BY position`);
  const staff = all<{ name: string }>(db, sql`SELECT name FROM agency_staff ORDER BY position`);
  return { ...row, phones: phones.map(({ phone }) => phone), staff: staff.map(({ name }) => name) };
}

/** Replaces everything known about the agency. */
export function saveAgency(db: WriteDatabase, agency: Agency): void {
  transaction(db, () => {
    const at = stamp(db);
    updateOne(
      db,
      sql`INSERT INTO agency (id, name, credit_code, address, contact_name, contact_phone, created_at, updated_at)
        VALUES (
          1, ${agency.name}, ${agency.creditCode}, ${agency.address}, ${agency.contactName}, ${agency.contactPhone},
          ${at}, ${at}
        )
        ON CONFLICT (id) DO UPDATE SET
          name = excluded.name,
          credit_code = excluded.credit_code,
          address = excluded.address,
          contact_name = excluded.contact_name,
          contact_phone = excluded.contact_phone,
          updated_at = excluded.updated_at,
          revision = revision + 1`,
    );
    run(db, sql`DELETE FROM agency_phones`);
    run(db, sql`DELETE FROM agency_staff`);
    for (const [position, phone] of agency.phones.entries()) {
      run(db, sql`INSERT INTO agency_phones (position, phone) VALUES (${position}, ${phone})`);
    }
    for (const [position, name] of agency.staff.entries()) {
      run(db, sql`INSERT INTO agency_staff (position, name) VALUES (${position}, ${name})`);
    }
  });
}
