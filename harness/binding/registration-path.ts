/** A path that is nothing but the registration: the answer to the registration names all of it. */
export const registrationPath = '{registration}';
