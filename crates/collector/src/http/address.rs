//! Whose address a request has: the connection's, or what a trusted proxy says of it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};
use ipnet::IpNet;

/// Each proxy adds on the right whom it was asked by; what stands further left may be invented.
const FORWARDED: &str = "x-forwarded-for";

/// The address of the client, as far as it can be believed.
pub(super) fn client(extensions: &Extensions, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(Ipv4Addr::UNSPECIFIED.into(), |ConnectInfo(peer)| peer.ip());
    let texts = headers.get_all(FORWARDED).iter().rev().filter_map(|value| value.to_str().ok());
    let hops = texts.flat_map(|text| text.rsplit(',')).map_while(|hop| hop.trim().parse().ok());
    let mut client = peer;
    for hop in hops {
        if !is_trusted(client, trusted) {
            break;
        }
        client = hop;
    }
    client
}

fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    trusted.iter().any(|network| network.contains(&address.to_canonical()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_its_last_word() {
        let cases: [(&str, &[&str], &str); 8] = [
            ("198.51.100.1", &[], "198.51.100.1"),
            ("198.51.100.1", &["203.0.113.7"], "198.51.100.1"),
            ("10.0.0.1", &["203.0.113.7"], "203.0.113.7"),
            ("10.0.0.1", &["1.1.1.1, 203.0.113.7"], "203.0.113.7"),
            ("10.0.0.1", &["1.1.1.1, 203.0.113.7, 10.0.0.2"], "203.0.113.7"),
            ("10.0.0.1", &["203.0.113.7", "10.0.0.2"], "203.0.113.7"),
            ("10.0.0.1", &["not an address"], "10.0.0.1"),
            ("::ffff:10.0.0.1", &["2001:db8::1"], "2001:db8::1"),
        ];
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        for (peer, forwarded, expected) in cases {
            let mut extensions = Extensions::new();
            let peer: IpAddr = peer.parse().unwrap();
            extensions.insert(ConnectInfo(SocketAddr::new(peer, 1)));
            let mut headers = HeaderMap::new();
            for text in forwarded {
                headers.append(FORWARDED, text.parse().unwrap());
            }
            let found = client(&extensions, &headers, &trusted);
            assert_eq!(found, expected.parse::<IpAddr>().unwrap(), "{peer} {forwarded:?}");
        }
    }
}
