namespace Backboard.Memory.Text;

/// <summary>Everyday English words that stand for one another when people speak of their lives; a line is a group.</summary>
internal static class SynonymTable
{
    public const string Lines = """
        mother mom mum mommy
        father dad daddy
        grandmother grandma granny
        grandfather grandpa
        friend buddy pal mate
        coworker colleague teammate
        boss manager supervisor
        child kid
        childhood child young youth
        family relative
        college university
        food meal
        afford budget
        plan intend
        flower bloom
        dinner supper
        diet dietary
        job work career profession occupation employment
        hire employ recruit
        fire dismiss redundant
        resign quit
        salary wage income pay
        company business firm employer
        business venture startup company shop store
        shop store
        study learn course
        degree graduate diploma
        teach teacher instructor tutor coach
        exam test
        lesson class course workshop
        home house apartment flat
        live reside residence home
        move relocate
        country homeland nation
        city town
        neighborhood neighbourhood area district
        origin from native hometown
        trip travel journey vacation holiday visit
        visit travel trip
        flight fly plane
        car vehicle drive
        bike bicycle cycle
        buy purchase
        sell sale
        gift present
        cheap inexpensive affordable
        money cash financial finance
        rich wealthy
        poor broke
        begin start launch
        finish end complete
        stop quit
        make create build craft design
        create make design
        repair fix mend
        renovate remodel restore
        help support assist aid
        volunteer charity community
        donate donation charity give
        shelter refuge
        give gift donate
        promote advertise advertisement ad campaign marketing
        attend join participate
        participate join attend
        event ceremony gathering
        organize organise host plan
        meet met encounter
        talk chat speak conversation
        tell mention say
        advice tip suggestion recommend
        recommend suggest
        encourage motivate inspire
        motivate inspire motivation
        goal aim ambition dream
        hope wish want
        want wish desire
        like love enjoy fond
        favorite favourite prefer
        dislike hate
        hobby pastime interest
        happy glad joy joyful cheerful
        sad unhappy upset
        angry mad furious
        afraid scared fear frightened
        stress unwind relax anxiety
        relax unwind calm rest
        excited thrilled eager
        proud pride
        tired exhausted
        difficult hard tough challenge struggle
        challenge struggle obstacle difficulty hardship
        problem issue trouble
        easy simple
        important significant meaningful
        beautiful gorgeous pretty lovely
        great awesome amazing wonderful fantastic
        big large huge
        small little tiny
        fast quick
        sick ill
        illness disease sickness condition
        doctor physician
        medicine medication pill drug
        injury hurt injure wound
        pain ache hurt
        allergy allergic intolerant
        exercise workout fitness gym train
        fit fitness healthy
        therapy therapist counseling counsellor counselor
        cook bake recipe
        drink beverage
        dog puppy
        cat kitten
        forest wood
        sea ocean beach
        photo picture photograph pic image
        painting paint picture drawing
        artist painter
        film movie
        book novel read
        author writer
        song music tune
        sing singer
        band concert
        contest competition tournament
        win won victory prize
        award prize trophy medal
        team squad
        religion faith church spiritual
        marry marriage wedding married
        divorce separate
        pregnant pregnancy expecting
        birth born birthday
        die death dead
        age old
        name call
        identity identify
        ethnicity race background
        accident crash
        clothes clothing outfit wear
        phone mobile cell
        computer laptop
        often frequently usually
        recent recently lately
        reason because cause
        way method
        type kind sort
        characteristic personality trait
        """;
}
