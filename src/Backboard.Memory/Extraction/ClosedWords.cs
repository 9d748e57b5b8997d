using System.Collections.Frozen;

namespace Backboard.Memory.Extraction;

/// <summary>Closed classes of words: those that carry no subject matter in English, and those that confirm or deny in widely spoken languages.</summary>
internal static class ClosedWords
{
    public static readonly FrozenSet<string> WithoutSubject = Set(
        """
        a an the this that these those some any all every each both no not never nor and or but so because if while although though than then
        i me my mine myself we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which what when
        where why how am is are was were be been being do does did done have has had having can could will would shall should may might must
        in on at by for of to from with without about into onto over under up down out off as again once here there now just also too very
        user users user's users' said says told tell remember remembers please yes
        """);

    public static readonly FrozenSet<string> Confirming = Set(
        """
        yes yeah yep yup correct right exactly true indeed sure absolutely definitely agreed confirmed
        ja jawohl genau richtig stimmt korrekt oui exact exactement si sí claro correcto exacto sim certo isso sì esatto certo giusto
        tak да верно правильно はい うん そうです 是 是的 对 對 没错 네 예 맞아요 evet doğru हाँ نعم
        """);

    public static readonly FrozenSet<string> Denying = Set(
        """
        no not nope never neither isn't aren't wasn't don't doesn't didn't won't can't wrong incorrect false
        nein nicht falsch kein keine non pas faux nunca não nie nee niet нет не неверно いいえ 不 不是 不对 没有 아니요 hayır değil नहीं لا
        """);

    private static FrozenSet<string> Set(string words) => words
        .Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
