/** Commands for operators: the first admin, the token keys, the list of tokens. */
package dev.ebayconnector.migrations.operate;
