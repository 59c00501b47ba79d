export { Fault, get, getAll, post } from '../api/client';
