using System.Collections.Immutable;

namespace RiskMonitor.Collecting.Walls;

/// <summary>What walls look like, in Spanish and English. Phrases are written as <see cref="ThinPage"/> folds text: lower case, no accents.</summary>
internal static class WallSigns
{
    /// <summary>Markup that stands on a challenge and not on the pages behind it, with its maker.</summary>
    public static readonly ImmutableArray<(string Markup, string Maker)> Challenges =
    [
        ("_cf_chl_opt", "Cloudflare challenge"), ("cf-chl-widget", "Cloudflare challenge"), ("id=\"challenge-form\"", "Cloudflare challenge"), ("id=\"challenge-running\"", "Cloudflare challenge"),
        ("captcha-delivery.com", "DataDome challenge"), ("id=\"px-captcha\"", "HUMAN challenge"),
        ("sec-if-cpt-container", "Akamai challenge"), ("errors.edgesuite.net", "Akamai refusal"), ("bm-verify=", "Akamai challenge"),
        ("Incapsula incident", "Imperva challenge"), ("_Incapsula_Resource?CWUDNSAI", "Imperva challenge"),
        ("awsWafCookieDomainList", "AWS WAF challenge"), ("AwsWafCaptcha", "AWS WAF challenge"), ("window.gokuProps", "AWS WAF challenge"),
    ];

    /// <summary>Boxes that ordinary forms carry too; a wall only when there is nothing else on the page.</summary>
    public static readonly ImmutableArray<(string Markup, string Maker)> Widgets =
    [
        ("g-recaptcha", "reCAPTCHA"), ("recaptcha/api.js", "reCAPTCHA"), ("recaptcha/enterprise", "reCAPTCHA"), ("h-captcha", "hCaptcha"), ("hcaptcha.com", "hCaptcha"),
        ("cf-turnstile", "Turnstile"), ("challenges.cloudflare.com/turnstile", "Turnstile"), ("arkoselabs.com", "Arkose"), ("geetest", "GeeTest"), ("captcha", "CAPTCHA"),
    ];

    public static readonly ImmutableArray<string> ChallengeTitles =
    [
        "just a moment", "un momento", "attention required! | cloudflare", "pardon our interruption", "access to this page has been denied", "human verification", "verificacion humana",
        "robot or human", "are you a robot", "security check", "control de seguridad", "verificacion de seguridad", "captcha",
    ];

    public static readonly ImmutableArray<string> ChallengePhrases =
    [
        "verifica que eres humano", "verifica que eres un humano", "verifique que es humano", "verifique que es un humano", "verificar que eres humano", "verificando que eres humano", "verificar que usted es un ser humano",
        "confirma que eres humano", "confirme que es humano", "demuestra que eres humano", "comprueba que no eres un robot", "compruebe que no es un robot", "comprobar que no eres un robot", "verifica que no eres un robot",
        "verifique que no es un robot", "confirma que no eres un robot", "confirme que no es un robot", "demuestra que no eres un robot", "no eres un robot", "no soy un robot", "trafico inusual", "completa el captcha", "complete el captcha",
        "resuelve el captcha", "resuelva el captcha", "escribe los caracteres que ves", "escriba los caracteres que ve", "comprobando tu navegador", "comprobando su navegador",
        "verify you are human", "verify you are a human", "verify that you are human", "verify that you are a human", "verify you're human", "verifying you are human", "confirm you are human", "confirm that you are human", "prove you are human",
        "prove you're human", "you are not a robot", "you're not a robot", "i'm not a robot", "i am not a robot", "are you a robot", "unusual traffic", "complete the captcha", "solve the captcha", "complete the security check",
        "enter the characters you see", "type the characters you see", "checking your browser before", "checking if the site connection is secure", "needs to review the security of your connection",
    ];

    public static readonly ImmutableArray<string> LoginTitles =
        ["iniciar sesion", "inicia sesion", "inicie sesion", "ingresar", "acceder", "acceso", "entrar", "log in", "login", "sign in", "sign up", "registrate", "unete a"];

    public static readonly ImmutableArray<string> LoginPhrases =
    [
        "inicia sesion para continuar", "inicie sesion para continuar", "inicia sesion para ver", "inicie sesion para ver", "inicia sesion para acceder", "debes iniciar sesion", "debe iniciar sesion", "tienes que iniciar sesion",
        "necesitas iniciar sesion", "es necesario iniciar sesion", "inicia sesion o registrate para", "ingresa a tu cuenta para",
        "log in to continue", "log in to see", "log in to view", "login to continue", "sign in to continue", "sign in to see", "sign in to view", "you must log in", "you must be logged in", "you need to log in", "you must sign in", "please log in to",
        "join to view", "log into facebook",
    ];

    public static readonly ImmutableArray<string> LoginPaths =
        ["login", "log-in", "signin", "sign-in", "authwall", "checkpoint", "iniciar-sesion", "iniciarsesion", "inicio-sesion", "ingresar", "acceder", "accounts"];

    public static readonly ImmutableArray<string> ConsentPhrases =
        ["antes de continuar a", "antes de ir a", "before you continue to", "we value your privacy before you continue"];
}
