/** TLS on the gateway's own port: on unless it is switched off for a proxy on this machine. */
package onestory.security.tls;
