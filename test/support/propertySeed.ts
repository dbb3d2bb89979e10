/**
 * Property tests draw the same cases in every run, so that what has passed passes again; another
 * `PROPERTY_SEED` in the environment explores others. A test that names its own seed keeps it.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_121) });
