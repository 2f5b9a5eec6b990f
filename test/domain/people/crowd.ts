import { sql } from 'kysely'
import { db } from '../../house.ts'

/** Many people with names that repeat as names do, in the fixtures' towns, for questions that have to stay quick. */
export async function gather(many: number) {
  await sql`
    insert into people (name, emails, phones, place_id, locality, districts, tags, source, language, fields)
    select given || ' ' || family, array[lower(given) || '.' || lower(family) || number || '@crowd.example'], array['+1617' || lpad((2000000 + number)::text, 7, '0')],
      'ocd-division/country:us/state:ma/place:' || (array['arden', 'winnick', 'port_quill'])[1 + number % 3], (array['Arden', 'Winnick', 'Port Quill'])[1 + number % 3],
      array[(select divisions.number from divisions where layer = 'senate')], case when number % 50 = 0 then array['canvasser'] when number % 5000 = 7 then array['founder'] else '{}' end,
      case when number % 1000 = 0 then 'fair' else '' end, case when number % 100 = 0 then 'es' else 'en' end, case when number % 500 = 0 then '{"shirt": "L"}'::jsonb else '{}' end
    from (
      select number, (array['Ana', 'Bo', 'Celia', 'Dmitri', 'Esra', 'Femi', 'Gwen', 'Hugo', 'Ines', 'Jun', 'Karim', 'Lena'])[1 + number % 12] as given,
        (array['Ortiz', 'Lund', 'Marchetti', 'Nakamura', 'Okafor', 'Petrov', 'Quist', 'Reyes', 'Stone', 'Tran', 'Umar', 'Vance', 'Winter'])[1 + number % 13] || chr(97 + (number / 156) % 26) || chr(97 + (number / 4056) % 26) as family
      from generate_series(1, ${many}) number
    ) everybody`.execute(db)
  await sql`analyze people`.execute(db)
}
