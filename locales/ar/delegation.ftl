# وفد المشارك: جهة التنسيق فيه وأعضاؤه.
delegation-page = وفدكم
delegation-lead = أنتم جهة التنسيق في هذا الوفد: تسجلون أعضاءه، وتؤكدون من يطلبون الانضمام إليه، وتبينون من يطلب الكلمة باسمه.
delegation-members = { $count ->
    [zero] لا أعضاء
    [one] عضو واحد
    [two] عضوان
    [few] { $count } أعضاء
    [many] { $count } عضوا
   *[other] { $count } عضو
}
delegation-others-ask = { $count ->
    [zero] لا يطلب الانضمام أحد غيرهم.
    [one] يطلب الانضمام شخص آخر لا يُظهر لكم اسمه. والقرار للأمانة.
    [two] يطلب الانضمام شخصان آخران لا يُظهران لكم اسميهما. والقرار للأمانة.
    [few] يطلب الانضمام { $count } أشخاص آخرين لا يُظهرون لكم أسماءهم. والقرار للأمانة.
    [many] يطلب الانضمام { $count } شخصا آخر لا يُظهرون لكم أسماءهم. والقرار للأمانة.
   *[other] يطلب الانضمام { $count } شخص آخر لا يُظهرون لكم أسماءهم. والقرار للأمانة.
}
delegation-you-are = أُكدت عضويتكم في هذا الوفد، والصفة: { $function }.
delegation-you-inscribe = يمكنكم طلب الكلمة باسمه.
delegation-you-wait = طُلب من جهة التنسيق في هذا الوفد تأكيد أنكم تتكلمون باسمه. وحتى ذلك الحين يمكنكم تقديم بيانات خطية، لا طلب الكلمة.
delegation-you-wait-hidden = لا يظهر اسمكم لجهة التنسيق لأنكم تحجبونه عن الجمهور. وتقرر الأمانة في شأنكم. ويمكن، إن شئتم، أن تطلع جهة التنسيق على هويتكم وتؤكدكم.
delegation-show-name = إظهار اسمي لجهة التنسيق
delegation-you-declined = لستم عضوا في هذا الوفد: رفضت ذلك جهة التنسيق فيه أو الأمانة. يرجى مخاطبة الأمانة إن كان ذلك خطأ.
delegation-apart = الأمانة وحدها تعرف هويتكم، فأنتم منفصلون عن كل وفد.
delegation-no-focal-point = ليس لهذا الوفد جهة تنسيق. ويمكن لكل من يسجَّل باسمه أن يطلب الكلمة باسمه.
delegation-focal-point = جهة التنسيق
delegation-focal-point-text = تسجل جهة التنسيق أعضاء الوفد في استمارة واحدة، وتؤكد من يطلبون الانضمام إليه، وتبين من يطلب الكلمة باسمه. وتؤكد الأمانة جهة التنسيق. ومنذ ذلك الحين يلزم تأكيد سائر الأعضاء، ومنهم المسجلون من قبل.
delegation-ask = طلب أن أكون جهة التنسيق
delegation-asked = قُدم الطلب؛ والقرار للأمانة
delegation-state-asked = في انتظار التأكيد
delegation-state-confirmed = تم التأكيد
delegation-state-declined = ليس عضوا
delegation-not-accepted = لم يُقبل التسجيل
delegation-not-offered = لا يقبل الاجتماع تسجيلات من هذه الفئة؛ يرجى مخاطبة الأمانة.
delegation-not-yet-open = يُفتح التسجيل في { $opens }؛ ولم يُسجَّل أحد. يرجى إرسال الاستمارة من جديد حينئذ.
delegation-inscribes = يطلب الكلمة
delegation-confirm = تأكيد
delegation-decline = رفض
delegation-change = تغيير صفة وصلاحيات { $name }
delegation-function = الصفة
delegation-function-wrong = يرجى اختيار صفة.
delegation-may-inscribe = يجوز له طلب الكلمة باسم الوفد. وإذا لم يُسمَّ أحد جاز ذلك لكل عضو؛ ويجوز ذلك دائما لرئيس الوفد.
delegation-new-email-hint = يمكنكم تصحيحه إلى أن يفتح الشخص صفحته.
delegation-save = حفظ
delegation-take-off = إخراج من الوفد
delegation-take-off-text = يبقى الشخص مسجلا، لكنه لا يتكلم باسم الوفد بعد ذلك.
delegation-not-oneself = لا يمكنكم إخراج أنفسكم من الوفد ما دمتم جهة التنسيق فيه؛ يرجى أن تطلبوا من الأمانة تسمية غيركم.
delegation-second-head = للوفد رئيس؛ يرجى أولا جعل ذلك الشخص مستشارا أو عضوا.
delegation-two-heads = للوفد رئيس واحد على الأكثر؛ يرجى اختيار صفة أخرى هنا أو أعلاه.
delegation-email-twice = ورد هذا العنوان في سطر سابق أيضا؛ ولكل شخص عنوانه.
delegation-email-taken = هذا العنوان مسجل من قبل؛ يرجى ترك هذا الشخص، ويمكنه أن يطلب الانضمام في صفحته.
delegation-nobody = يرجى كتابة شخص واحد على الأقل باسمه وعنوان بريده الإلكتروني.
delegation-person = الشخص { $no }
delegation-register = تسجيل أعضاء
delegation-register-text = تُترك الأسطر الفارغة. ويتسلم كل شخص رابطه الشخصي، ويمكنه لاحقا تغيير ما يطلع عليه الآخرون.
delegation-origin-text = من تسجّلهم يأتون من حيث يأتي وفدك ولا يُسألون عن ذلك: { $origin }.
delegation-gender-text = لا تختر النوع الجنساني إلا كما يعلنه الشخص نفسه. وهو للأرقام فقط، ولا يُعرض على أحد مع اسم، ويمكن لكل شخص تغييره في صفحته.
delegation-register-button = تسجيلهم جميعا
delegation-more = خمسة أسطر أخرى
delegation-registered = تم تسجيلهم
delegation-registered-text = { $count ->
    [zero] لم يُسجَّل أحد عضوا في وفدكم.
    [one] سُجّل شخص واحد عضوا في وفدكم.
    [two] سُجّل شخصان عضوين في وفدكم.
    [few] سُجّل { $count } أشخاص أعضاء في وفدكم.
    [many] سُجّل { $count } شخصا أعضاء في وفدكم.
   *[other] سُجّل { $count } شخص أعضاء في وفدكم.
}
delegation-links-text = يرجى إعطاء كل شخص رابطه. فهو يفتح صفحته لهذا الاجتماع، فلا يُعطى لغيره.
delegation-back = عودة إلى الوفد
delegation-done-asked = قُدم الطلب إلى الأمانة.
delegation-done-shown = يمكن لجهة التنسيق الاطلاع على هويتكم.
delegation-done-confirmed = تم التأكيد.
delegation-done-declined = لم يعد عضوا.
delegation-done-changed = تم الحفظ.
function-head = رئيس الوفد
function-adviser = مستشار
function-member = عضو
