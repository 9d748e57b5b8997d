using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Words by which a statement says how it relates to what was said before.</summary>
internal static class Cues
{
    private static readonly string[] Additional = WordSet.Phrases(
        "also|too|another|second|third|as well|besides|in addition|additionally|other|one more|on top of that|both|plus|new addition|else|as well as");

    private static readonly string[] Corrections = WordSet.Phrases(
        "actually|correction|i meant|no wait|wait no|oh wait|scratch that|strike that|not true|that is wrong|that is not right|i misspoke|i was wrong|i made a mistake|my mistake|instead|rather|let me correct|to correct|sorry|oops|in fact|turns out|wrong about|it is now|is now|are now|update|after all|got it wrong|not the|i changed");

    private static readonly string[] Forgets = WordSet.Phrases(
        "forget what|forget that|forget about|forget my|forget i|forget the|please forget|disregard what|ignore what i|disregard my|never mind what|never mind about|never mind that i|nevermind what|scratch what|delete what|remove what|erase what|take back what|i take back|take that back|delete the memory|remove the memory|do not remember|stop remembering|strike what|forget everything|erase the|delete my|remove my|not true that i|forget me");

    private static readonly FrozenSet<string> EndVerbs = WordSet.Of(
        "quit stop sell lose cancel end drop leave divorce die retire donate ditch abandon unsubscribe delete remove outgrow overcome beat finish resign kick rehome pass forget return total euthanize close graduate");

    private static readonly string[] Endings = WordSet.Phrases(
        "gave up|given up|giving up|got rid of|passed away|broke up|split up|gave away|threw away|cut out|got over|grew out of|dropped out|moved out|no longer|any more|any longer|called off|put down|put to sleep|got stolen|was stolen|ran away|is over|are over|over it|not a fan|never again|done with|tired of|off the|fell out|used to|got fired|laid off|recovered from|never|backed out|pulled out|calling off|not into|gone off|went off|is gone|fell through");

    private static readonly string[] Away = WordSet.Phrases("away|out|down|up");

    private static readonly FrozenSet<string> ChangeVerbs = WordSet.Of("move reschedule postpone shift change switch cancel delay die pass become swap replace upgrade trade turn transfer");

    public static bool IsAdditional(Sentence sentence) => sentence.Says(Additional) && !sentence.Plain.Contains(" other than ", StringComparison.Ordinal);

    private static readonly string[] Sympathies = WordSet.Phrases("sorry about|sorry to|sorry for|sorry that|sorry you|sorry your|so sorry|sorry it|sorry i|very sorry");

    private static readonly string[] Persistence = WordSet.Phrases(
        "not give up|never give up|not giving up|never giving up|never gave up|not gave up|not quit|never quit|not stop|never stop|keep going|keep pushing|keep working|keep trying");

    public static bool IsCorrection(Sentence sentence) => (sentence.Says(Corrections) && !sentence.Says(Sympathies)) || sentence.Plain.StartsWith(" no , ", StringComparison.Ordinal) || sentence.Plain.StartsWith(" nope ", StringComparison.Ordinal);

    /// <summary>It asks that something be taken back and says nothing in its place.</summary>
    public static bool IsForget(Sentence sentence) => sentence.Says(Forgets) && !sentence.Plain.Contains(" not forget ", StringComparison.Ordinal) && !sentence.IsAsked;

    public static bool IsEnd(Clause clause) =>
        !clause.Sentence.Says(Persistence) && IsEnding(clause);

    private static bool IsEnding(Clause clause) =>
        clause.IsOver || clause.Sentence.Says(Endings) || (clause.Verb is "give" or "throw" or "put" && clause.Sentence.Plain.ContainsAny(Away)) || (EndVerbs.Contains(clause.Verb) && !clause.IsFuture && clause.Modal.Length == 0);

    /// <summary>Present denial: "I don't have a dog", "I'm not a vegetarian".</summary>
    public static bool IsDenial(Clause clause) => clause.IsNegated && !clause.IsPast && !clause.IsFuture;

    public static bool IsChange(Clause clause) => ChangeVerbs.Contains(clause.Verb) || (clause.Verb is "push" or "bring" && clause.Sentence.Says(Shifts)) || clause.Sentence.Says(Changes);

    private static readonly string[] Shifts = WordSet.Phrases("forward|back|to next|to the|to this|earlier|later|by a|by one|by two|until");

    private static readonly string[] Changes = WordSet.Phrases("moved to|rescheduled|postponed|pushed to|pushed back|changed to|switched to|brought forward|swapped for|replaced by|replaced with|cancelled|canceled|now|from now|my new|our new|new job|new phone|new number|new car|these days|nowadays");
}
