#!/bin/sh
# What a DHCP client's script does here: takes the address, as a system would, and says what it got.
# udhcpc gives its first argument and `ip`, `subnet`, …; dhclient gives `reason` and `new_…`.
PATH=$PATH:/usr/sbin:/sbin
what=${1:-$reason}
card=$interface
case "$what" in
bound | renew | BOUND | RENEW | REBOOT | REBIND)
    address=${ip:-$new_ip_address}
    mask=${subnet:-$new_subnet_mask}
    way=${router:-$new_routers}
    names=${dns:-$new_domain_name_servers}
    time=${lease:-$new_dhcp_lease_time}
    server=${serverid:-$new_dhcp_server_identifier}
    ip address replace "$address/${mask:-24}" dev "$card"
    [ -z "$way" ] || ip route replace default via "$way" dev "$card"
    echo "got $what $address $mask $way $names $time $server"
    ;;
deconfig | RELEASE | EXPIRE | FAIL | STOP)
    ip -4 address flush dev "$card"
    echo "none $what"
    ;;
nak) echo "nak" ;;
esac
