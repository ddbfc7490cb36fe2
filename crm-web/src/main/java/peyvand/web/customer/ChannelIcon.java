package peyvand.web.customer;

import peyvand.collaborative.touchpoint.Channel;

/** The picture of a way to be in touch. */
public final class ChannelIcon {

    private ChannelIcon() {}

    public static String of(Channel channel) {
        return "/app/icons.svg#"
                + switch (channel) {
                    case PHONE -> "phone";
                    case VISIT -> "heart-handshake";
                    case EMAIL -> "mail";
                    case LETTER -> "mailbox";
                    case FAX -> "printer";
                    case SMS -> "device-mobile";
                    case TELEGRAM -> "brand-telegram";
                    case CHAT -> "message";
                    case SOCIAL -> "users-group";
                    case WEB -> "world";
                    case KIOSK -> "building-store";
                    case OTHER -> "dots";
                    case NOTE -> "note";
                };
    }
}
